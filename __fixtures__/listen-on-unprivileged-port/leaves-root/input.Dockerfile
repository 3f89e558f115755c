FROM mcr.microsoft.com/dotnet/aspnet:8.0
ENV ASPNETCORE_URLS=http://+:80
EXPOSE 80
COPY out/ /app
ENTRYPOINT ["dotnet", "/app/Shop.dll"]
