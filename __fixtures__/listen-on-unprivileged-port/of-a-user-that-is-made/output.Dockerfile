FROM mcr.microsoft.com/dotnet/aspnet:6.0
WORKDIR /app
ENV ASPNETCORE_URLS "http://*:8080"
RUN useradd --uid 5678 web
COPY out/ ./
USER web
ENTRYPOINT ["dotnet", "Shop.dll"]
