{{- define "kiwoom-gateway.name" -}}
{{- if contains "kiwoom-gateway" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}
{{- else }}{{ printf "%s-kiwoom-gateway" .Release.Name | trunc 50 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "kiwoom-gateway.selector" -}}
app.kubernetes.io/name: kiwoom-gateway
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "kiwoom-gateway.labels" -}}
{{ include "kiwoom-gateway.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "kiwoom-gateway.image" -}}
{{- with .Values.global.image }}
{{- if .digest }}{{ .repository }}@{{ .digest }}
{{- else }}{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end }}
{{- end }}
{{- end }}

{{- define "kiwoom-gateway.simulator" -}}
{{ include "kiwoom-gateway.name" . }}-simulator
{{- end }}

{{- /* The Secret with the simulator's certificate: both sides mount it. */ -}}
{{- define "kiwoom-gateway.simulator.secret" -}}
{{- $values := ternary .Values .Values.simulator (eq .Chart.Name "simulator") }}
{{- $values.tls.existingSecret | default (printf "%s-tls" (include "kiwoom-gateway.simulator" .)) }}
{{- end }}

{{- /* What the "restricted" Pod Security Standard wants, and a read-only root. */ -}}
{{- define "kiwoom-gateway.podSecurity" -}}
runAsNonRoot: true
runAsUser: 65532
runAsGroup: 65532
fsGroup: 65532
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "kiwoom-gateway.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}
