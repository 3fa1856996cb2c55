#!/bin/sh
# Files a request once, however often this is run with the same key of your own, and reads it back by its number.
# REGLAMENT_URL=https://support.example.org REGLAMENT_KEY=rk_… ./partner.sh order-4711 "Module is silent"
set -eu
once=$1
subject=$2

quoted() { # any text as a string of JSON
  printf '%s' "$1" | tr -d '\000-\010\013\014\016-\037' | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e "s/$(printf '\t')/\\\\t/g" -e "s/$(printf '\r')/\\\\r/g" |
    awk 'BEGIN { printf "\"" } NR > 1 { printf "\\n" } { printf "%s", $0 } END { printf "\"" }'
}

ask() { # document, variables, more arguments of curl
  document=$1
  variables=$2
  shift 2
  curl --silent --show-error --fail-with-body "$REGLAMENT_URL/client/graphql" \
    --header "authorization: Bearer $REGLAMENT_KEY" --header 'content-type: application/json' "$@" \
    --data "{\"query\": $(quoted "$document"), \"variables\": $variables}"
}

filed=$(ask 'mutation($input: CreateTicketInput!) { createTicket(input: $input) { ticket { number } userErrors { code field message } } }' \
  "{\"input\": {\"subject\": $(quoted "$subject"), \"body\": \"No answer on UART after power-up.\"}}" --header "idempotency-key: $once")
number=$(printf '%s' "$filed" | sed -n 's/.*"ticket":{"number":"\([^"]*\)".*/\1/p')
case $filed in
  *IDEMPOTENCY_CONCURRENT_REQUEST* | *IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED*)
    printf 'not done yet, repeat it with the same key: %s\n' "$filed" >&2
    exit 75
    ;;
esac
if [ -z "$number" ]; then
  printf 'refused: %s\n' "$filed" >&2
  exit 1
fi
printf 'filed %s\n' "$number"
ask 'query($id: ID!) { ticket(id: $id) { status sla { dueAt standing } } }' "{\"id\": $(quoted "$number")}"
printf '\n'
