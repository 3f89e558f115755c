FROM debian:12
RUN names=(a b) && source /etc/os-release && echo "${names[@]}" "$ID" > /id
RUN source /etc/os-release && echo "$ID" > /id
