{{- /* What the schema cannot tell, in sentences. */ -}}
{{- define "kiwoom-gateway.checks" -}}
{{- if gt (int .Values.replicas) 1 }}
{{- fail (print "replicas: there can only be one. The broker allows one session for each app key, so a second pod "
  "would take the session from the first, and the first from the second (R10001). For more items, add keys; more "
  "programs need nothing.") }}
{{- end }}
{{- if and (not .Values.broker) (not .Values.simulator.enabled) }}
{{- fail "broker: choose mock (paper trading), prod, or https://HOST:PORT,wss://HOST:PORT. There is no default." }}
{{- end }}
{{- if and .Values.broker .Values.simulator.enabled }}
{{- fail "broker and simulator.enabled exclude each other: choose one." }}
{{- end }}
{{- if not .Values.keys }}
{{- fail "keys: name at least one app key: --set keys[0].name=default,keys[0].existingSecret=SECRET" }}
{{- end }}
{{- $secrets := dict }}
{{- $names := dict }}
{{- range .Values.keys }}
{{- $place := printf "%s/%s" .existingSecret (.appKey | default "app_key") }}
{{- if hasKey $secrets $place }}
{{- fail (printf "keys: %s and %s are the same app key, and would take the session from each other."
  (get $secrets $place) .name) }}
{{- end }}
{{- if hasKey $names .name }}
{{- fail (printf "keys: two are called %s." .name) }}
{{- end }}
{{- $_ := set $secrets $place .name }}
{{- $_ := set $names .name true }}
{{- end }}
{{- if and (not .Values.tls.existingSecret) (not .Values.allowPlainText) }}
{{- fail "tls.existingSecret: name a Secret with tls.crt and tls.key, or set allowPlainText to serve without TLS." }}
{{- end }}
{{- if not (or .Values.callers.existingSecret .Values.tls.verifyClients .Values.allowPlainText) }}
{{- fail (print "callers.existingSecret: name a Secret with callers.yaml, or set tls.verifyClients, so that the "
  "gateway knows who calls; or set allowPlainText to serve the market to everybody.") }}
{{- end }}
{{- if and .Values.accounts (not .Values.callers.existingSecret) }}
{{- fail "accounts: orders and positions are only for callers that are known. Name them in callers.existingSecret." }}
{{- end }}
{{- if and .Values.tls.verifyClients (not .Values.tls.existingSecret) }}
{{- fail "tls.verifyClients needs tls.existingSecret, with the ca.crt that has signed the clients' certificates." }}
{{- end }}
{{- end }}
