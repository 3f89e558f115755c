docker build . -t gcr.io/acme/tasks:v1 && docker push gcr.io/acme/tasks:v1
gcloud run jobs update tasks --image=gcr.io/acme/tasks:v1
