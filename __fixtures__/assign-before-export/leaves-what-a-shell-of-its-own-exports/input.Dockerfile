FROM debian:12-slim
RUN sh -c 'export V=$(cat /version); echo "$V"'
