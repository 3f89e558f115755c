FROM mcr.microsoft.com/dotnet/core/sdk:3.1.100 AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release -o /app
