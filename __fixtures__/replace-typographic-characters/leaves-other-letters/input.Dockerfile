FROM debian:12-slim
ENV A=éè   B=1
