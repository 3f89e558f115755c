FROM registry.svc.ci.openshift.org/ocp/builder:golang-1.13 AS builder
RUN make build

FROM registry.svc.ci.openshift.org/ocp/4.4:base
COPY --from=builder /bin/app /bin/app
