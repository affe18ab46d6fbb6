"""EKS clusters that were seeded, and Pod Identity associations, which moto lacks."""

from __future__ import annotations

from ..call import Call
from ..pages import page
from ..shelf import copy
from ..wire import Document, Refusal
from ..world import World
from .ecs_complete import CREATED


def describe_cluster(world: World, call: Call) -> Document | None:
    cluster = world.eks_clusters.get(call.caller, call.parameters["name"])
    return {"cluster": cluster} if cluster else None


def list_clusters(world: World, call: Call) -> Document | None:
    names = [cluster["name"] for cluster in world.eks_clusters.all(call.caller)]
    return page(call, "clusters", names, most=100, size="maxResults", token="nextToken") if names else None


def create_association(world: World, call: Call) -> Document:
    account, name = _cluster(world, call)
    wanted = copy(call.parameters)
    of = (wanted["namespace"], wanted["serviceAccount"])
    present = [a for a in _of_cluster(world, call, name)]
    if of in [(a["namespace"], a["serviceAccount"]) for a in present]:
        raise Refusal("ResourceInUseException", f"Association already exists for {of[0]}/{of[1]}", 409)
    number = f"a-{len(world.pod_identity_associations.all(call.caller)) + 1:017x}"
    association = {
        "clusterName": name, "namespace": of[0], "serviceAccount": of[1], "roleArn": wanted["roleArn"],
        "associationArn": f"arn:aws:eks:{call.region}:{account}:podidentityassociation/{name}/{number}",
        "associationId": number, "tags": wanted.get("tags", {}), "createdAt": CREATED, "modifiedAt": CREATED,
    }  # fmt: skip
    return {"association": world.pod_identity_associations.put(account, call.region, f"{name}/{number}", association)}


def list_associations(world: World, call: Call) -> Document:
    _, name = _cluster(world, call)
    members = ("clusterName", "namespace", "serviceAccount", "associationArn", "associationId")
    found = [
        {member: association[member] for member in members}
        for association in _of_cluster(world, call, name)
        if all(call.parameters.get(m) in (None, association[m]) for m in ("namespace", "serviceAccount"))
    ]
    return page(call, "associations", found, most=100, size="maxResults", token="nextToken")


def describe_association(world: World, call: Call) -> Document:
    return {"association": _association(world, call)}


def update_association(world: World, call: Call) -> Document:
    association = _association(world, call)
    if "roleArn" in call.parameters:
        association["roleArn"] = call.parameters["roleArn"]
    return {"association": association}


def delete_association(world: World, call: Call) -> Document:
    association = _association(world, call)
    world.pod_identity_associations.remove(call.caller, f"{association['clusterName']}/{association['associationId']}")
    return {"association": association}


def _of_cluster(world: World, call: Call, name: str) -> list[Document]:
    return [a for a in world.pod_identity_associations.all(call.caller) if a["clusterName"] == name]


def _association(world: World, call: Call) -> Document:
    key = f"{call.parameters['clusterName']}/{call.parameters['associationId']}"
    association = world.pod_identity_associations.get(call.caller, key)
    if association is None:
        raise Refusal("ResourceNotFoundException", f"The specified association {key} could not be found.", 404)
    return association


def _cluster(world: World, call: Call) -> tuple[str, str]:
    name = call.parameters["clusterName"]
    found = world.eks_clusters.find(call.caller, name)
    if found is None:
        raise Refusal("ResourceNotFoundException", f"No cluster found for name: {name}.", 404)
    return found[0], name


HANDLERS = {
    "DescribeCluster": describe_cluster, "ListClusters": list_clusters,
    "CreatePodIdentityAssociation": create_association, "ListPodIdentityAssociations": list_associations,
    "DescribePodIdentityAssociation": describe_association, "UpdatePodIdentityAssociation": update_association,
    "DeletePodIdentityAssociation": delete_association,
}  # fmt: skip
