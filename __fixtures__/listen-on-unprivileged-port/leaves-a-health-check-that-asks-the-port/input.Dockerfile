FROM mcr.microsoft.com/dotnet/aspnet:8.0
ENV ASPNETCORE_URLS=http://+:80
USER app
COPY out/ /app
HEALTHCHECK CMD curl -f http://localhost/health
ENTRYPOINT ["dotnet", "/app/Shop.dll"]
