FROM debian:12-slim
RUN echo 'a # b' \
    && echo "c # d" \
    && echo e#f ${A# x} \
    # why
    && echo $# \# g
