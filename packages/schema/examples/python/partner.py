"""Files a request once and proves webhooks, with nothing but Python's standard library.

    REGLAMENT_URL=https://support.example.org REGLAMENT_KEY=rk_… python3 partner.py file order-4711 "Module is silent"
    python3 partner.py verify whsec_… < delivery.json       where delivery.json is {"headers": {…}, "body": "…"}
"""
import base64
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.error
import urllib.request

FILE = """mutation($input: CreateTicketInput!) {
  createTicket(input: $input) { ticket { number sla { dueAt } } userErrors { code field message } }
}"""


PASSING = {"INTERNAL_SERVER_ERROR", "TIMED_OUT"}
UNSETTLED = {"IDEMPOTENCY_CONCURRENT_REQUEST", "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED"}


def ask(document, variables, once=None, attempts=5):
    """Asks the desk; what may pass is tried again, under one idempotency key, so that an act is done once."""
    headers = {"authorization": "Bearer " + os.environ["REGLAMENT_KEY"], "content-type": "application/json", "accept-language": "en"}
    if once:
        headers["idempotency-key"] = once
    body = json.dumps({"query": document, "variables": variables}).encode()
    for attempt in range(attempts):
        request = urllib.request.Request(os.environ["REGLAMENT_URL"] + "/client/graphql", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=40) as response:
                answer = json.load(response)
            if "errors" in answer:
                codes = {error.get("extensions", {}).get("code") for error in answer["errors"]}
                if codes <= PASSING and attempt + 1 < attempts:
                    time.sleep(2**attempt)
                    continue
                raise SystemExit(json.dumps(answer["errors"]))
            return answer["data"]
        except (urllib.error.URLError, TimeoutError) as error:
            status = getattr(error, "code", None)
            if attempt + 1 == attempts or (status is not None and status != 429 and status < 500):
                raise
            pause = error.headers.get("retry-after") if isinstance(error, urllib.error.HTTPError) else None
            time.sleep(float(pause or 2**attempt))


def act(name, document, variables, once, attempts=5):
    """Carries out an act once. While an earlier try is at work, or has failed by a fault of the server, nothing was refused: it is tried again under the same key."""
    for attempt in range(attempts):
        payload = ask(document, variables, once)[name]
        unsettled = [error for error in payload["userErrors"] if error["code"] in UNSETTLED]
        if not unsettled:
            return payload
        if attempt + 1 < attempts:
            time.sleep(2**attempt)
    raise SystemExit("not done yet, repeat it with the same key: " + json.dumps(unsettled))


def verify(headers, body, secrets, now=None):
    """The delivery, when it was sent by the desk, unaltered and within five minutes; else ValueError (Standard Webhooks)."""
    names = ("webhook-id", "webhook-timestamp", "webhook-signature")
    identity, timestamp, signatures = (headers.get(name) for name in names)
    for name, value in zip(names, (identity, timestamp, signatures)):
        if not isinstance(value, str) or not value:
            raise ValueError(f"the header {name} is missing")
    if not (timestamp.isascii() and timestamp.isdigit()) or abs((now or time.time()) - int(timestamp)) > 300:
        raise ValueError("the delivery is not of now")
    content = f"{identity}.{timestamp}.{body}".encode()
    for secret in secrets:
        digest = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), content, hashlib.sha256).digest()
        expected = b"v1," + base64.b64encode(digest)
        # bytes: whoever forges sends letters that are compared with nothing
        if any(hmac.compare_digest(expected, given.encode(errors="replace")) for given in signatures.split(" ")):
            return json.loads(body)
    raise ValueError("the signature is not by your secret")


def main(command, *arguments):
    if command == "verify":
        delivery = json.load(sys.stdin)
        try:
            print("taken", verify(delivery["headers"], delivery["body"], arguments)["type"])
        except ValueError as error:
            raise SystemExit(f"refused: {error}")
        return
    once, subject = arguments
    payload = act("createTicket", FILE, {"input": {"subject": subject, "body": "No answer on UART after power-up."}}, once)
    if payload["userErrors"]:
        raise SystemExit("refused: " + json.dumps(payload["userErrors"]))
    print("filed", payload["ticket"]["number"])


if __name__ == "__main__":
    main(*sys.argv[1:])
