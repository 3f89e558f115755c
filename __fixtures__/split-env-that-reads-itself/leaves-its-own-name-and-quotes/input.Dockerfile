FROM debian:12-slim
ENV PATH=/opt/bin:$PATH X=1 Y='$X' Z=\$X XX=$XXX
CMD ["bash"]
