"""Resources that are only looked up: Cloud Map, alarms, secrets, parameters, security groups, subnets.

What was not seeded is moto's to answer.
"""

from __future__ import annotations

from collections.abc import Callable

from ..call import Call
from ..pages import page
from ..shelf import Shelf, last_name
from ..wire import Document, Refusal
from ..world import World


def get_cloud_map_service(world: World, call: Call) -> Document | None:
    service = world.cloud_map_services.get(call.caller, last_name(call.parameters["Id"]))
    return service and {"Service": service}


def get_cloud_map_namespace(world: World, call: Call) -> Document | None:
    namespace = world.cloud_map_namespaces.get(call.caller, last_name(call.parameters["Id"]))
    return namespace and {"Namespace": namespace}


def list_cloud_map_services(world: World, call: Call) -> Document | None:
    services = world.cloud_map_services.all(call.caller)
    return page(call, "Services", services, most=100) if services else None


def list_cloud_map_namespaces(world: World, call: Call) -> Document | None:
    namespaces = world.cloud_map_namespaces.all(call.caller)
    return page(call, "Namespaces", namespaces, most=100) if namespaces else None


def list_instances(world: World, call: Call) -> Document | None:
    service = last_name(call.parameters["ServiceId"])
    if world.cloud_map_services.get(call.caller, service) is None:
        return None
    instances = (world.cloud_map_instances.get(call.caller, service) or {"Instances": []})["Instances"]
    return page(call, "Instances", instances, most=100)


def describe_alarms(world: World, call: Call) -> Document | None:
    names, prefix = call.parameters.get("AlarmNames"), call.parameters.get("AlarmNamePrefix", "")
    found = [
        alarm
        for alarm in world.alarms.all(call.caller)
        if (not names or alarm["AlarmName"] in names) and alarm["AlarmName"].startswith(prefix)
    ]
    if not found:
        return None
    return {
        "MetricAlarms": [alarm for alarm in found if "AlarmRule" not in alarm],
        "CompositeAlarms": [alarm for alarm in found if "AlarmRule" in alarm],
    }


def describe_secret(world: World, call: Call) -> Document | None:
    """By ARN, by ARN without its six random characters, or by name."""
    wanted = call.parameters["SecretId"]
    for secret in world.secrets.all(call.caller):
        arn = str(secret.get("ARN", ""))
        if wanted in (arn, arn[:-7], secret.get("Name")):
            return secret
    return None


def describe_parameters(world: World, call: Call) -> Document | None:
    wanted = {value for f in _filters(call) if f.get("Key") == "Name" for value in f.get("Values", [])}
    found = [p for p in world.parameters.all(call.caller) if not wanted or p.get("Name") in wanted]
    return page(call, "Parameters", found, most=50) if found else None


def _filters(call: Call) -> list[Document]:
    return [*call.parameters.get("ParameterFilters", []), *call.parameters.get("Filters", [])]


def by_ids(
    shelf: Callable[[World], Shelf], parameter: str, a_filter: str, member: str, missing: str
) -> Callable[[World, Call], Document | None]:
    """EC2's describe operations: of an id that does not exist the parameter complains, the filter does not."""

    def describe(world: World, call: Call) -> Document | None:
        seeded = {key: document for _, key, document in shelf(world).entries(call.caller)}
        filters = {one.get("Name"): one.get("Values") or [] for one in call.parameters.get("Filters", [])}
        ids = call.parameters.get(parameter)
        if filters.keys() - {a_filter}:
            return None
        chosen = [key for key in seeded if (not ids or key in ids) and (not filters or key in filters[a_filter])]
        if not chosen:
            return None
        for wanted in ids or []:
            if wanted not in seeded:
                raise Refusal(missing, f"The ID '{wanted}' does not exist")
        return {member: [seeded[key] for key in chosen]}

    return describe


CLOUD_MAP = {
    "GetService": get_cloud_map_service, "GetNamespace": get_cloud_map_namespace, "ListServices": list_cloud_map_services,
    "ListNamespaces": list_cloud_map_namespaces, "ListInstances": list_instances,
}  # fmt: skip
CLOUDWATCH = {"DescribeAlarms": describe_alarms}
SECRETS_MANAGER = {"DescribeSecret": describe_secret}
SSM = {"DescribeParameters": describe_parameters}
EC2 = {
    "DescribeSecurityGroups": by_ids(
        lambda world: world.security_groups, "GroupIds", "group-id", "SecurityGroups", "InvalidGroup.NotFound"
    ),
    "DescribeSubnets": by_ids(lambda world: world.subnets, "SubnetIds", "subnet-id", "Subnets", "InvalidSubnetID.NotFound"),
}
