FROM debian:12
RUN source /opt/vendor/setup.bash || true
RUN shopt -s globstar || echo "no globstar"
