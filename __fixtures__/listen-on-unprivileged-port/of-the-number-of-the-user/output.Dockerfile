FROM mcr.microsoft.com/dotnet/aspnet:9.0-alpine AS base
WORKDIR /app
EXPOSE 8080/tcp

FROM base
ENV DOTNET_RUNNING_IN_CONTAINER=true \
    ASPNETCORE_HTTP_PORTS=8080
COPY out/ ./
USER $APP_UID
ENTRYPOINT ["dotnet", "Shop.dll"]
