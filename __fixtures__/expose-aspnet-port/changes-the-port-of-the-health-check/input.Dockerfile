FROM mcr.microsoft.com/dotnet/aspnet:9.0
WORKDIR /app
COPY publish .
EXPOSE 80/tcp
HEALTHCHECK CMD ["curl", "-f", "http://127.0.0.1:80/health"]
ENTRYPOINT ["dotnet", "Shop.dll"]
