{{/* Every object has the release's name, or starts with it. */}}
{{- define "ecs2eks.name" -}}
{{- .Release.Name | trunc 40 | trimSuffix "-" -}}
{{- end -}}

{{- define "ecs2eks.account" -}}
{{- .Values.serviceAccount.name | default (include "ecs2eks.name" .) -}}
{{- end -}}

{{- define "ecs2eks.selector" -}}
app.kubernetes.io/name: ecs2eks
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "ecs2eks.labels" -}}
{{ include "ecs2eks.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}
