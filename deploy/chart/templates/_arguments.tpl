{{- define "kiwoom-gateway.arguments" -}}
{{- if .Values.simulator.enabled }}
{{- $host := include "kiwoom-gateway.simulator" . -}}
- {{ printf "--broker=https://%s:8443,wss://%s:10000" $host $host | quote }}
- --broker_ca_file=/etc/kiwoom/simulator/tls.crt
{{- else -}}
- {{ printf "--broker=%s" .Values.broker | quote }}
{{- end }}
- --keys_dir=/etc/kiwoom/keys
- {{ printf "--listen=%s:50051" .Values.listenAddress | quote }}
- {{ printf "--admin_listen=%s:%v" .Values.listenAddress .Values.admin.port | quote }}
{{- if .Values.http.enabled }}
- {{ printf "--http_listen=%s:%v" .Values.listenAddress .Values.http.port | quote }}
{{- with .Values.http.origins }}
- {{ printf "--http_origins=%s" (join "," .) | quote }}
{{- end }}
{{- else }}
- --http_listen=
{{- end }}
{{- if .Values.tls.existingSecret }}
- --tls_certificate_file=/etc/kiwoom/tls/tls.crt
- --tls_key_file=/etc/kiwoom/tls/tls.key
{{- end }}
{{- if .Values.tls.verifyClients }}
- --client_ca_file=/etc/kiwoom/tls/ca.crt
{{- end }}
{{- if .Values.allowPlainText }}
- --allow_plain_text
{{- end }}
{{- if .Values.callers.existingSecret }}
- --callers_file=/etc/kiwoom/callers/callers.yaml
{{- end }}
{{- if .Values.accounts }}
- --accounts
{{- end }}
{{- if .Values.audit.enabled }}
- --audit_log_file=/var/log/kiwoom/audit.jsonl
{{- end }}
{{- if .Values.state.enabled }}
- --state_dir=/var/lib/kiwoom
{{- end }}
{{- if .Values.notReadyWithoutSession }}
- --not_ready_without_session
{{- end }}
- --grace_seconds={{ .Values.graceSeconds }}
- --memory_mib={{ .Values.memoryMib }}
- --log_format={{ .Values.log.format }}
- --log_level={{ .Values.log.level }}
{{- range $name, $value := .Values.flags }}
- {{ printf "--%s=%v" $name $value | quote }}
{{- end }}
{{- end }}
