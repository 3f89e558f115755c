FROM mcr.microsoft.com/dotnet/sdk:6.0-alpine AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release -o /app

FROM mcr.microsoft.com/dotnet/runtime:6.0-alpine
COPY --from=build /app /app
ENTRYPOINT ["dotnet", "/app/Shop.dll"]
