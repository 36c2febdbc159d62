"""Writes the table of hosts to which this Python's botocore sends its requests, for stdout:

    python3 e2e/botocore-endpoints/generate.py > e2e/botocore-endpoints/<its version>.tsv

One line for each region and service: the hosts of real requests, stopped just before they would be sent.
"""

import os
import re
from urllib.parse import urlsplit

# Nothing of the machine may have a say.
for name in [name for name in os.environ if name.startswith("AWS_")]:
    del os.environ[name]
os.environ["AWS_CONFIG_FILE"] = os.environ["AWS_SHARED_CREDENTIALS_FILE"] = os.devnull
os.environ["AWS_EC2_METADATA_DISABLED"] = "true"

import botocore
import botocore.session
from botocore.config import Config
from botocore.endpoint_provider import EndpointProvider
from botocore.exceptions import EndpointVariantError

CALLS = {
    "sso-oidc": ("register_client", {"clientName": "a", "clientType": "public"}),
    "sso": ("logout", {"accessToken": "a"}),
    "sts": ("get_caller_identity", {}),
    "signin": (
        "create_o_auth2_token",
        {"tokenInput": {"clientId": "a", "grantType": "refresh_token", "refreshToken": "a"}},
    ),
}
VARIANTS = [(fips, dual_stack) for fips in (False, True) for dual_stack in (False, True)]
UNKNOWN = "mars-north-1"

session = botocore.session.get_session()
session.set_credentials("AKIAIOSFODNN7EXAMPLE", "a")
loader = session.get_component("data_loader")
partitions = loader.load_data("partitions")["partitions"]


class Sent(Exception):
    pass


def host_of_request(service, region, fips, dual_stack):
    def stop(request, **_):
        raise Sent(urlsplit(request.url).netloc)

    config = Config(use_fips_endpoint=fips, use_dualstack_endpoint=dual_stack)
    client = session.create_client(service, region_name=region, config=config)
    client.meta.events.register("before-send", stop)
    operation, arguments = CALLS[service]
    try:
        getattr(client, operation)(**arguments)
    except Sent as sent:
        return str(sent)
    raise AssertionError(f"{service} sent no request")


def host_of_rules(service, region, fips, dual_stack):
    rules = loader.load_service_model(service, "endpoint-rule-set-1")
    provider = EndpointProvider(rules, loader.load_data("partitions"))
    return urlsplit(provider.resolve_endpoint(Region=region, UseFIPS=fips, UseDualStack=dual_stack).url).netloc


def host_of(service, region, fips, dual_stack):
    try:
        return host_of_request(service, region, fips, dual_stack)
    except EndpointVariantError:
        # A client is refused by an older list of variants, of which its own rules know more.
        return host_of_rules(service, region, fips, dual_stack)


offered = {name for partition in partitions for name in session.get_available_regions("sso-oidc", partition["id"])}
# `aws-global` and its like are names for the absence of a region.
regions = [
    (name, partition["id"])
    for partition in partitions
    for name in partition["regions"]
    if re.search(r"-\d+$", name)
]

print(f"botocore {botocore.__version__}")
print("region", "partition", "IAM Identity Center", "service", "host", "dual-stack", "FIPS", "both", sep="\t")
for region, partition in [*sorted(regions), (UNKNOWN, "unknown")]:
    for service in CALLS:
        hosts = [host_of(service, region, *variant) for variant in VARIANTS]
        print(region, partition, "offered" if region in offered else "-", service, *hosts, sep="\t")
