ARG TAG=2.2-sdk
FROM microsoft/dotnet:${TAG}
RUN dotnet build
