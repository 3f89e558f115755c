FROM alpine:3.20
RUN apk add --no-cache bash curl
SHELL ["/bin/bash", "-c"]
RUN echo built
CMD ["bash"]
