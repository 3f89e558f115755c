FROM mcr.microsoft.com/dotnet/sdk:8.0-alpine AS build
WORKDIR /src
COPY . .
RUN dotnet publish -c Release -o /out

FROM mcr.microsoft.com/dotnet/runtime:6.0-alpine3.18
WORKDIR /app
RUN apk add --no-cache icu-libs
ENV LANG=en_US.UTF-8 \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
COPY --from=build /out .
ENTRYPOINT ["dotnet", "Shop.dll"]
