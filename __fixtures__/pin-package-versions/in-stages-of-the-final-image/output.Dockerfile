FROM node:20-bookworm AS tools
RUN apt-get update && apt-get install -y git
RUN npm install -g @acme/cli

FROM debian:bookworm AS base
RUN apt-get update && apt-get install -y git=1:2.39.5-0+deb12u3

FROM base
RUN apt-get update && apt-get install -y curl=7.88.1-10+deb12u14 lacking
COPY --from=tools /usr/local/bin/cli /usr/local/bin/
