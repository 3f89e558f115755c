FROM debian:12 AS tools
FROM alpine:3.20
COPY --from=tools /bin/bash /bin/bash
CMD ["bash"]
