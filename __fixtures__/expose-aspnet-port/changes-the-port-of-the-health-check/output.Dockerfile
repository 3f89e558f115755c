FROM mcr.microsoft.com/dotnet/aspnet:9.0
WORKDIR /app
COPY publish .
EXPOSE 8080/tcp
HEALTHCHECK CMD ["curl", "-f", "http://127.0.0.1:8080/health"]
ENTRYPOINT ["dotnet", "Shop.dll"]
