FROM mcr.microsoft.com/dotnet/core/sdk:2.2
WORKDIR /src
COPY . .
RUN dotnet restore
