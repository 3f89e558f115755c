FROM debian:12-slim
RUN rm -rf /tmp/* ./*.log var/*.log && rm -- *.log
