FROM microsoft/dotnet:2.1-sdk AS build
RUN dotnet publish -o /app

FROM microsoft/dotnet:2.1-aspnetcore-runtime
COPY --from=build /app /app
