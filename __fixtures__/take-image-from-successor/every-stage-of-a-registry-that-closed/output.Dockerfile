FROM registry.ci.openshift.org/openshift/release:golang-1.13 AS builder
RUN make build

FROM registry.ci.openshift.org/openshift/origin-v4.0:base
COPY --from=builder /bin/app /bin/app
