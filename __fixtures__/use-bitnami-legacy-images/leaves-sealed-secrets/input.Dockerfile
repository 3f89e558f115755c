FROM bitnami/sealed-secrets-kubeseal:0.27.0
