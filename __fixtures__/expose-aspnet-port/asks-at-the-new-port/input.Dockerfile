FROM mcr.microsoft.com/dotnet/aspnet:8.0
WORKDIR /app
COPY publish .
EXPOSE 80
HEALTHCHECK --interval=30s CMD curl -f http://localhost/health || exit 1
ENTRYPOINT ["dotnet", "Shop.dll"]
