# glibc's loader and libraries are Debian's and serve node alone; the userland is busybox.
ARG BASE
ARG DEBIAN
FROM $DEBIAN AS glibc
RUN apt-get update && apt-get install -y --no-install-recommends libatomic1 libstdc++6 \
    && mkdir -p /libs/lib /libs/lib64 \
    && cp -r "/lib/$(uname -m)-linux-gnu" /libs/lib/ \
    && for file in "/usr/lib/$(uname -m)-linux-gnu"/libstdc++.so.* "/usr/lib/$(uname -m)-linux-gnu"/libatomic.so.* "/usr/lib/$(uname -m)-linux-gnu"/libgcc_s.so.*; do \
         cp "$file" "/libs/lib/$(uname -m)-linux-gnu/"; done \
    && if [ -d /lib64 ]; then cp -L /lib64/ld-linux-*.so.* /libs/lib64/; else cp -L /lib/ld-linux-*.so.* /libs/lib/; fi

FROM $BASE
ARG CA_BUNDLE NODE_VERSION NPM_VERSION
ENV NODE_VERSION=$NODE_VERSION
RUN addgroup -g 1000 node && adduser -u 1000 -G node -s /bin/sh -D node
COPY --from=glibc /libs/ /
COPY machine/node /usr/local/bin/node
COPY machine/modules/ /usr/local/lib/node_modules/
COPY machine/npmrc /usr/local/etc/npmrc
COPY machine/certs/ /etc/ssl/certs/
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
