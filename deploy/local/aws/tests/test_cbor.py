"""CloudWatch and Cloud Map answer SDKs that speak CBOR."""

from __future__ import annotations

import unittest
import urllib.error
import urllib.request
from typing import Any

from botocore.parsers import create_parser
from botocore.serialize import create_serializer

from emulator import cbor

from . import examples
from .running import Running

PROTOCOL = "smithy-rpc-v2-cbor"


class Codec(unittest.TestCase):
    def test_what_is_encoded_decodes_to_the_same(self) -> None:
        for value in (0, 23, 24, 255, 256, 70000, 1 << 40, -1, -500, 1.5, True, False, None, "", "Grüße", [], [1, [2]], {}, {"a": {"b": [None]}}):
            self.assertEqual(value, cbor.decode(cbor.encode(value)))

    def test_open_ended_values(self) -> None:
        self.assertEqual({"a": [1, 2]}, cbor.decode(bytes.fromhex("bf61619f0102ffff")))
        self.assertEqual("strea", cbor.decode(bytes.fromhex("7f657374726561ff")))


class CborCalls(Running):
    def setUp(self) -> None:
        super().setUp()
        self.seed(examples.whole())

    def call(self, service: str, scope: str, action: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """botocore's own serializer and parser, without its choice of protocol."""
        operation = self.client(service).meta.service_model.operation_model(action)
        request = create_serializer(PROTOCOL).serialize_to_request(parameters, operation)
        headers = {**request["headers"], "Authorization": f"AWS4-HMAC-SHA256 Credential=x/20260101/eu-west-1/{scope}/aws4_request, S=0"}
        sent = urllib.request.Request(self.url + request["url_path"], request["body"], headers, method="POST")
        try:
            with urllib.request.urlopen(sent, timeout=10) as response:
                answer = {"status_code": response.status, "headers": response.headers, "body": response.read()}
        except urllib.error.HTTPError as refused:
            with refused:
                answer = {"status_code": refused.code, "headers": refused.headers, "body": refused.read()}
        return dict(create_parser(PROTOCOL).parse(answer, operation.output_shape))

    def test_seeded_resources(self) -> None:
        alarm = self.call("cloudwatch", "monitoring", "DescribeAlarms", {"AlarmNames": ["cpu-high"]})["MetricAlarms"][0]
        self.assertEqual(examples.whole()["alarms"][0], alarm)
        service = self.call("servicediscovery", "servicediscovery", "GetService", {"Id": "srv-1"})["Service"]
        self.assertEqual("orders", service["Name"])

    def test_what_moto_answers(self) -> None:
        point = {"MetricName": "Requests", "Value": 3.0, "Timestamp": 1735787040}
        self.call("cloudwatch", "monitoring", "PutMetricData", {"Namespace": "Test", "MetricData": [point]})
        wanted = {"Namespace": "Test", "MetricName": "Requests", "StartTime": 1735787000, "EndTime": 1735787100, "Period": 60, "Statistics": ["Sum"]}
        points = self.call("cloudwatch", "monitoring", "GetMetricStatistics", wanted)["Datapoints"]
        self.assertEqual([3.0], [point["Sum"] for point in points])

    def test_faults(self) -> None:
        self.control("POST", "faults", {"service": "cloudwatch", "fault": "Throttling"})
        error = self.call("cloudwatch", "monitoring", "DescribeAlarms", {})["Error"]
        self.assertEqual("ThrottlingException", error["Code"])
