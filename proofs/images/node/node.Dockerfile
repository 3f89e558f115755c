ARG BASE
FROM $BASE
ARG CA_BUNDLE NODE_VERSION NPM_VERSION
ENV NODE_VERSION=$NODE_VERSION
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node \
    && apt-get update && apt-get install -y --no-install-recommends libatomic1 libstdc++6 && rm -rf /var/lib/apt/lists/*
COPY machine/node /usr/local/bin/node
COPY machine/modules/ /usr/local/lib/node_modules/
COPY machine/npmrc /usr/local/etc/npmrc
COPY machine/certs/ /etc/ssl/certs/
# npm replaces itself by the release that belongs to this node.
ENV NODE_EXTRA_CA_CERTS=$CA_BUNDLE
RUN ln -s node /usr/local/bin/nodejs \
    && if [ -d /usr/local/lib/node_modules/corepack ]; then ln -s ../lib/node_modules/corepack/dist/corepack.js /usr/local/bin/corepack; fi \
    && node /usr/local/lib/node_modules/npm/bin/npm-cli.js install --global --no-audit --no-fund "npm@$NPM_VERSION" yarn@1.22.22 \
    && rm -rf /root/.npm /tmp/* && npm --version && yarn --version
COPY docker-entrypoint.sh /usr/local/bin/
RUN chmod 755 /usr/local/bin/docker-entrypoint.sh
ENV YARN_VERSION=1.22.22
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]
