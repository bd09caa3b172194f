using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace Chokepoint.Scraper.SecondOpinion;

internal static class SecondOpinionServices
{
    public static IServiceCollection AddSecondOpinion(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SecondOpinionOptions>().Bind(configuration.GetSection(SecondOpinionOptions.Section)).ValidateDataAnnotations()
            .Validate(options => options.Endpoint is null || options.Model.Length > 0, "SecondOpinion:Endpoint is set; name the model in SecondOpinion:Model.")
            .ValidateOnStart();
        return services.AddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<SecondOpinionOptions>>().Value;
            return new StanceReview(Client(options), options, provider.GetRequiredService<ILogger<StanceReview>>());
        });
    }

    private static IChatClient? Client(SecondOpinionOptions options) => !options.IsOn ? null : new OpenAIClient(
        new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none"),
        new OpenAIClientOptions { Endpoint = options.Endpoint, NetworkTimeout = options.Timeout, RetryPolicy = new ClientRetryPolicy(1) })
        .GetChatClient(options.Model).AsIChatClient();
}
