ARG CUDA
FROM example/cuda:${CUDA}-devel
RUN true
