FROM mcr.microsoft.com/dotnet/sdk:2.1 AS build
RUN dotnet publish -o /app

FROM mcr.microsoft.com/dotnet/aspnet:2.1
COPY --from=build /app /app
