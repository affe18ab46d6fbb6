"""Everything that was seeded or made since: what the overlay answers from."""

from __future__ import annotations

from .shelf import Shelf

DEFAULT_ACCOUNT = "111122223333"
DEFAULT_REGION = "eu-west-1"


class World:
    """Shelves of documents as the AWS CLI prints them; the comment says what the key is."""

    def __init__(self) -> None:
        self.accounts: dict[str, None] = {}  # in the order in which they came
        # Elastic Container Service
        self.clusters = self._shelf()  # name
        self.services = self._shelf()  # cluster/name
        self.task_definitions = self._shelf()  # family:revision
        self.task_definition_tags = self._shelf()  # family:revision → {"tags": […]}
        self.service_revisions = self._shelf()  # ARN
        self.capacity_providers = self._shelf()  # name
        # Application Auto Scaling
        self.scalable_targets = self._shelf()  # namespace|resource|dimension
        self.scaling_policies = self._shelf()  # namespace|resource|dimension|name
        self.scheduled_actions = self._shelf()  # namespace|resource|dimension|name
        # Elastic Load Balancing; all by ARN
        self.load_balancers = self._shelf()
        self.listeners = self._shelf()
        self.rules = self._shelf()
        self.target_groups = self._shelf()
        self.balancing_attributes = self._shelf()  # ARN of any of them → {"Attributes": […]}
        self.balancing_tags = self._shelf()  # ARN of any of them → {"Tags": […]}
        self.targets = self._shelf()  # target group → {"Targets": […]}
        self.target_states: dict[str, dict[str, str]] = {}  # target group → id or "" for all → state, as a test wants it
        # the rest
        self.cloud_map_services = self._shelf()  # id
        self.cloud_map_instances = self._shelf()  # id of the service → {"Instances": […]}
        self.cloud_map_namespaces = self._shelf()  # id
        self.roles = self._shelf(regional=False)  # name
        self.policies = self._shelf(regional=False)  # ARN → {"Document": …}
        self.oidc_providers = self._shelf(regional=False)  # ARN
        self.alarms = self._shelf()  # name
        self.eks_clusters = self._shelf()  # name
        self.pod_identity_associations = self._shelf()  # cluster/id
        self.secrets = self._shelf()  # ARN
        self.parameters = self._shelf()  # name
        self.security_groups = self._shelf()  # id
        self.subnets = self._shelf()  # id

    def account(self, of: str | None) -> str:
        """The account in which something new is made."""
        return of or (next(iter(self.accounts), DEFAULT_ACCOUNT))

    def _shelf(self, regional: bool = True) -> Shelf:
        return Shelf(self.accounts, regional)
