FROM debian:12-slim AS build
RUN touch /made
FROM debian:12-slim
COPY --from=build /made /
CMD ["bash"]
