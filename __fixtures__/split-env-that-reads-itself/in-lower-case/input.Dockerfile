from debian:12-slim
env root=/srv \
    data=${root}/data
cmd ["bash"]
