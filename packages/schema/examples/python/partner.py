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
                raise SystemExit(json.dumps(answer["errors"]))
            return answer["data"]
        except (urllib.error.URLError, TimeoutError) as error:
            status = getattr(error, "code", None)
            if attempt + 1 == attempts or (status is not None and status != 429 and status < 500):
                raise
            pause = error.headers.get("retry-after") if isinstance(error, urllib.error.HTTPError) else None
            time.sleep(float(pause or 2**attempt))


def verify(headers, body, secrets, now=None):
    """The delivery, when it was sent by the desk, unaltered and within five minutes; else ValueError (Standard Webhooks)."""
    if abs((now or time.time()) - int(headers["webhook-timestamp"])) > 300:
        raise ValueError("the delivery is not of now")
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body}".encode()
    for secret in secrets:
        digest = hmac.new(base64.b64decode(secret.removeprefix("whsec_")), content, hashlib.sha256).digest()
        expected = "v1," + base64.b64encode(digest).decode()
        if any(hmac.compare_digest(expected, given) for given in headers["webhook-signature"].split(" ")):
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
    payload = ask(FILE, {"input": {"subject": subject, "body": "No answer on UART after power-up."}}, once)["createTicket"]
    if payload["userErrors"]:
        raise SystemExit("refused: " + json.dumps(payload["userErrors"]))
    print("filed", payload["ticket"]["number"])


if __name__ == "__main__":
    main(*sys.argv[1:])
