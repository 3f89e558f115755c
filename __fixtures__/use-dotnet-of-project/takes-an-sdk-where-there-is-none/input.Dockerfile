FROM mcr.microsoft.com/dotnet/core/aspnet:3.1
WORKDIR /src
COPY . .
RUN dotnet build
