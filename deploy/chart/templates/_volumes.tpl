{{- define "kiwoom-gateway.volumes" -}}
- name: keys
  projected:
    defaultMode: 0440
    sources:
      {{- range .Values.keys }}
      - secret:
          name: {{ .existingSecret }}
          items:
            - { key: {{ .appKey | default "app_key" }}, path: {{ .name }}/app_key }
            - { key: {{ .secretKey | default "secret_key" }}, path: {{ .name }}/secret_key }
      {{- end }}
{{- with .Values.tls.existingSecret }}
- name: tls
  secret: { secretName: {{ . }}, defaultMode: 0440 }
{{- end }}
{{- with .Values.callers.existingSecret }}
- name: callers
  secret: { secretName: {{ . }}, defaultMode: 0440 }
{{- end }}
{{- if .Values.simulator.enabled }}
- name: simulator
  secret:
    secretName: {{ include "kiwoom-gateway.simulator.secret" . }}
    items: [{ key: tls.crt, path: tls.crt }]
{{- end }}
{{- if .Values.state.enabled }}
- name: state
  persistentVolumeClaim:
    claimName: {{ .Values.state.existingClaim | default (include "kiwoom-gateway.name" .) }}
{{- end }}
{{- if .Values.audit.enabled }}
- name: audit
  {{- if .Values.audit.existingClaim }}
  persistentVolumeClaim: { claimName: {{ .Values.audit.existingClaim }} }
  {{- else }}
  {{- /* More than all files of the audit log together, or the kubelet would evict the pod. */}}
  emptyDir: { sizeLimit: 512Mi }
  {{- end }}
{{- end }}
{{- end }}

{{- define "kiwoom-gateway.mounts" -}}
- { name: keys, mountPath: /etc/kiwoom/keys, readOnly: true }
{{- if .Values.tls.existingSecret }}
- { name: tls, mountPath: /etc/kiwoom/tls, readOnly: true }
{{- end }}
{{- if .Values.callers.existingSecret }}
- { name: callers, mountPath: /etc/kiwoom/callers, readOnly: true }
{{- end }}
{{- if .Values.simulator.enabled }}
- { name: simulator, mountPath: /etc/kiwoom/simulator, readOnly: true }
{{- end }}
{{- if .Values.state.enabled }}
- { name: state, mountPath: /var/lib/kiwoom }
{{- end }}
{{- if .Values.audit.enabled }}
- { name: audit, mountPath: /var/log/kiwoom }
{{- end }}
{{- end }}
