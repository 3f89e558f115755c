FROM alpine:3.20
COPY --chmod=755 start.sh run.sh /
RUN sed -i 's|#!/bin/bash|#!/bin/sh|' /run.sh && /run.sh
RUN sh /bash.sh || true
RUN command -v bash && bash -c "echo there" || echo "without bash"
ENTRYPOINT ["/start.sh"]
CMD ["bash"]
