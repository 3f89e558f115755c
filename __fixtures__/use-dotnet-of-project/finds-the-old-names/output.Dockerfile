FROM mcr.microsoft.com/dotnet/core/sdk:3.1 AS build
WORKDIR /src
COPY . .
RUN dotnet restore

FROM mcr.microsoft.com/dotnet/core/aspnet:3.1
COPY --from=build /app /app
