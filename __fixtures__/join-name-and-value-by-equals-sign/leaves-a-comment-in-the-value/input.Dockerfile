FROM alpine:3.20
ENV CPU_ONLY 1 # for tests
