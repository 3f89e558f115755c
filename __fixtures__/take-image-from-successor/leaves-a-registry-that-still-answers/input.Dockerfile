FROM k8s.gcr.io/pause:3.2
COPY . /
