from debian:12-slim
env root=/srv
env data=${root}/data
cmd ["bash"]
