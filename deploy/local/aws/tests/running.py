"""The emulator on a port of its own, with clients for it."""

from __future__ import annotations

import json
import logging
import threading
import unittest
import urllib.error
import urllib.request
from typing import Any

import boto3
from botocore.config import Config

from emulator import server

logging.getLogger("werkzeug").setLevel(logging.ERROR)


class Running(unittest.TestCase):
    """Each class has its emulator, each test an empty one."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.listening = server.make(0)
        cls.url = server.url(cls.listening)
        threading.Thread(target=cls.listening.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.listening.shutdown()
        cls.listening.server_close()

    def setUp(self) -> None:
        self.control("POST", "reset")

    def client(self, service: str, region: str = "eu-west-1", **more: Any) -> Any:
        """Nobody's credentials: whatever the caller has must do."""
        keys = {"aws_access_key_id": "anybody", "aws_secret_access_key": "anything", **more}
        config = Config(retries={"total_max_attempts": 1}, read_timeout=30)
        return boto3.client(service, endpoint_url=self.url, region_name=region, config=config, **keys)

    def control(self, method: str, path: str, body: Any = None, status: int = 200) -> dict[str, Any]:
        return self.request(method, f"/ecs2eks/{path}", json.dumps(body or {}).encode(), {}, status)

    def seed(self, bundle: Any) -> dict[str, Any]:
        return self.control("POST", "seed", bundle)

    def wire(self, target: str, parameters: Any, scope: str = "ecs") -> dict[str, Any]:
        """The JSON on the wire, with members that no SDK knows."""
        authorization = f"AWS4-HMAC-SHA256 Credential=x/20260101/eu-west-1/{scope}/aws4_request, SignedHeaders=host, Signature=0"
        headers = {"X-Amz-Target": target, "Authorization": authorization, "Content-Type": "application/x-amz-json-1.1"}
        return self.request("POST", "/", json.dumps(parameters).encode(), headers, 200)

    def request(self, method: str, path: str, body: bytes, headers: dict[str, str], status: int) -> dict[str, Any]:
        request = urllib.request.Request(self.url + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                self.assertEqual(status, response.status)
                content: dict[str, Any] = json.loads(response.read())
        except urllib.error.HTTPError as refused:
            with refused:
                self.assertEqual(status, refused.code, refused.read())
                return {}
        return content
