FROM node:20-bookworm AS tools
RUN apt-get update && apt-get install -y git
RUN npm install -g @acme/cli

FROM debian:bookworm AS base
RUN apt-get update && apt-get install -y git

FROM base
RUN apt-get update && apt-get install -y curl lacking
COPY --from=tools /usr/local/bin/cli /usr/local/bin/
